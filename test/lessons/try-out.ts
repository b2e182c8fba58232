/** What every test of the experiments does: predict, do it, and look at what came of it. */
import { translator } from '../../src/i18n/translations.ts';
import type { Experiment } from '../../src/lessons/experiments/experiment.ts';
import { EXPERIMENTS } from '../../src/lessons/experiments/experiments.ts';
import type { Site } from '../support/site.ts';
import type { Reply, Visitor } from '../support/visitor.ts';

export const { en: said } = translator;
export const LIST = '/lessons/experiments';

export function named(slug: string): Experiment {
  const found = EXPERIMENTS.find((each) => each.slug === slug);
  if (found === undefined) throw new Error(`No experiment is called "${slug}".`);
  return found;
}

/** Predicts, does it, and follows where that leads. */
export async function tryOut(
  visitor: Visitor,
  experiment: Experiment,
  prediction: string = experiment.expected,
) {
  let reply = await visitor.post(`${LIST}/${experiment.slug}`, { prediction });
  let address = '';
  while (reply.status === 303) {
    address = reply.headers.get('Location') ?? '';
    reply = await visitor.get(address);
  }
  return { reply, address, outcome: outcomeIn(reply) };
}

export const outcomeIn = ({ text }: Reply) => /data-outcome="(\w+)"/.exec(text)?.[1];
export const rowsIn = ({ database }: Site) =>
  database.prepare('SELECT count(*) FROM django_session').pluck().get();
