import { changeKey } from './change-key.ts';
import { copyIntoCurl } from './copy-into-curl.ts';
import { deleteCookie } from './delete-cookie.ts';
import { deleteRow } from './delete-row.ts';
import type { Experiment } from './experiment.ts';
import { expireNow } from './expire-now.ts';
import { fixation } from './fixation.ts';
import { largeCookie } from './large-cookie.ts';
import { replayAfterLogout } from './replay-after-logout.ts';
import { restart } from './restart.ts';
import { sameSiteNone } from './same-site-none.ts';
import { tamper } from './tamper.ts';
import { twoTabs } from './two-tabs.ts';
import { wrongPath } from './wrong-path.ts';

/** All experiments, in the order in which they are suggested. A new one goes to the end: notebooks go by the place. */
export const EXPERIMENTS: readonly Experiment[] = [
  tamper,
  deleteCookie,
  deleteRow,
  expireNow,
  changeKey,
  copyIntoCurl,
  replayAfterLogout,
  fixation,
  twoTabs,
  largeCookie,
  sameSiteNone,
  wrongPath,
  restart,
];
