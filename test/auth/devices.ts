/** What the tests of the devices page have in common. */
import assert from 'node:assert/strict';
import { cartOf, logIn, signUp } from '../safety/people.ts';
import type { Site } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

export const LIST = '/accounts/sessions';

export interface Device {
  readonly id: number;
  readonly device: string | null;
  readonly user_agent: string;
  readonly address: string;
  readonly first_seen: string;
  readonly last_seen: string;
  readonly current: boolean;
}

export const listOf = async (visitor: Visitor) => (await visitor.json<{ sessions: Device[] }>(LIST)).sessions;

/** The only one for which it holds. */
export function theOne(devices: readonly Device[], current: boolean): Device {
  const found = devices.filter((each) => each.current === current);
  assert.equal(found.length, 1, JSON.stringify(devices));
  return found[0] ?? assert.fail();
}

/** Kim at two browsers, Lee at one. */
export async function three(site: Site) {
  const [here, there, lee] = [site.visitor(), site.visitor(), site.visitor()];
  await signUp(here, 'kim');
  await logIn(there, 'kim');
  await signUp(lee, 'lee');
  return { here, there, lee };
}

export const nameOf = async (visitor: Visitor) => (await cartOf(visitor)).user;

/** All that our table says. */
export const rows = ({ database }: Site) =>
  database
    .prepare<[], { session_key: string; user_id: number; first_seen: string; last_seen: string }>(
      'SELECT * FROM auth_user_session ORDER BY id',
    )
    .all();
