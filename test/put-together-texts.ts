/** The texts whose keys are put together, and all that may stand in their gaps. */
import { BAKES } from '../src/announcements/bake-of-the-day.ts';
import { EXAMPLE_NAMES } from '../src/cookies/workbench/examples.ts';
import { en } from '../src/i18n/en.ts';
import { isLanguage, LANGUAGES } from '../src/i18n/translations.ts';
import { DJANGO_SETTINGS } from '../src/lessons/django/live-settings.ts';
import { SAME_LINES } from '../src/lessons/django/same-lines.ts';
import { SPARED_WORK } from '../src/lessons/django/spared-work.ts';
import { NOTES, SENDERS } from '../src/lessons/experiments/evidence.ts';
import { SPEAKERS } from '../src/lessons/experiments/experiment.ts';
import { EXPERIMENTS } from '../src/lessons/experiments/experiments.ts';
import { STATIONS } from '../src/lessons/seen.ts';
import { LECTURE_STEPS } from '../src/lessons/six-steps/lecture-steps.ts';
import { NOTICES } from '../src/pages/notice.ts';
import { MOUNTS } from '../src/pages/render-page.ts';
import { OPTIONS, PREFERENCE_NAMES } from '../src/preferences/preference.ts';
import { KINDS } from '../src/tracking/totals.ts';
import { ANSWERS } from '../src/tracking/tracking-cookies.ts';
import { DEVICES } from '../src/tracking/visit.ts';
import { NAMED } from './site-sources.ts';

const ENGINES = MOUNTS.map(({ engine }) => engine);
const LINES = [
  'rowUser',
  'rowVisitor',
  'rowStranger.noCookie',
  'rowStranger.badSignature',
  'rowStranger.nothingThere',
  'cookieUser',
  'cookieVisitor',
  'cookieStranger.noCookie',
  'cookieStranger.badSignature',
  'nothing',
];
const SIGNED_BY = ['SECRET_KEY', 'SECRET_KEY_FALLBACKS', 'none'];
const DEEDS = ['cycleKey', 'soon', 'withBrowser', 'asSet', 'deleteRow', 'deleteCookie', 'deleteSignedCookie'];
const EXPERIMENT_NAMES = EXPERIMENTS.map(({ name }) => name);

/** What happens to a session in its time. */
const LIFE = 'loggedIn savedBefore saved now rowEnds cookieEnds bothEnd browserCloses'.split(' ');

const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
const STEP_NAMES = namesOf(LECTURE_STEPS);

/** The keys that are put together, and all that may stand in their gap. */
export const PUT_TOGETHER: Readonly<Record<string, readonly string[]>> = {
  'announcements.bake.${bake}': BAKES,
  'cart.empty.${memory.engine}': ENGINES,
  'cart.see.${memory.engine}': ENGINES,
  'devices.noneWhy.${memory.engine}': ['signed_cookies', 'none'],
  'django.groups.${group}': Object.keys(SAME_LINES),
  'django.row.secretFrom.${secretFrom}': ['file', 'environment'],
  'django.settings.meaning.${setting.name}': DJANGO_SETTINGS,
  'django.settings.secret.${secret}': ['long', 'enough'],
  'django.settings.why.${setting.differs}': ['auto', 'secret', 'chosen'],
  'django.what.${line.name}': namesOf(Object.values(SAME_LINES).flat()),
  'django.work.done.${each.name}': namesOf(SPARED_WORK),
  'errors.${text}.action': NAMED,
  'errors.${text}.heading': NAMED,
  'errors.${text}.message': NAMED,
  'experiments.by.${experiment.by}': ['browser', 'client'],
  'experiments.notes.${each.note}': NOTES,
  'experiments.of.${experiment.name}.answers.${answer}': EXPERIMENTS.flatMap(({ name, answers }) =>
    answers.map((answer) => `${name}.answers.${answer}`),
  ),
  'experiments.of.${experiment.name}.plan': EXPERIMENT_NAMES,
  'experiments.of.${experiment.name}.question': EXPERIMENT_NAMES,
  'experiments.of.${experiment.name}.why.${at + 1}': EXPERIMENTS.flatMap(({ name, why }) =>
    why.map((_, at) => `${name}.why.${at + 1}`),
  ),
  'experiments.of.${next.name}.question': EXPERIMENT_NAMES,
  'experiments.rows.${when}': ['before', 'after'],
  'experiments.seen.found.${exchange.found}': ['found', 'noCookie', 'badSignature', 'nothingThere'],
  'experiments.speakers.${speaker}': SPEAKERS,
  'experiments.who.${exchange.who}': SENDERS,
  'fields.${text}': NAMED,
  'home.memories.${each.engine}.forgets': ENGINES,
  'home.memories.${each.engine}.heading': ENGINES,
  'home.memories.${each.engine}.keeps': ENGINES,
  'jar.columns.${column}': Object.keys(en.jar.columns),
  'jar.deleted.${deletion.outcome}': ['gone', 'still', 'elsewhere'],
  'jar.life.${life.kind}': ['session', 'ends', 'lasts', 'either', 'unknown'],
  'jar.script.${expected}': ['hidden', 'open', 'unknown'],
  'jar.seal.${seal}': Object.keys(en.jar.seal),
  'layout.languages.${each}': LANGUAGES,
  'layout.languages.${option}': LANGUAGES,
  'layout.places.${place}': ['jar', 'workbench', 'preferences', 'tracking'],
  'lessonMap.go.${way.goes}': [...STATIONS, 'cookieAgain'],
  'lessonMap.parts.${part.name}': ['http', 'cookiesAndSessions', 'reference', 'beyond'],
  'lessonMap.stations.${name}.name': STATIONS,
  'lessonMap.stations.${name}.says': STATIONS,
  'lessonMap.stations.${name}.shows': STATIONS,
  'lessonMap.stations.${next.name}.name': STATIONS,
  'lifetimes.cookies.state.${cookies.state}': ['neither', 'both', 'over', 'early', 'persistentAlone'],
  'lifetimes.own.chosen.${life.chosenBy}': ['browserClose', 'expiry', 'settings'],
  'lifetimes.timeline.event.${name}': LIFE,
  'lifetimes.timeline.meaning.${name}': LIFE,
  'memory.engine.${memory.engine}': ENGINES,
  'memory.line.${lines[memory.engine]}': LINES,
  'memory.names.${each.engine}': ENGINES,
  'memory.names.${kept.engine}': ENGINES,
  'notices.${notice}': NOTICES,
  'preferences.of.${name}.${option}': PREFERENCE_NAMES.flatMap((name) =>
    OPTIONS[name].filter((option) => !isLanguage(option)).map((option) => `${name}.${option}`),
  ),
  'preferences.of.${name}.hint': PREFERENCE_NAMES,
  'preferences.of.${name}.name': PREFERENCE_NAMES,
  "session.breaks.${chain.breaksAt ?? 'noRow'}": ['noCookie', 'signature', 'noRow', 'expired', 'unreadable'],
  'session.deeds.${group}': ['cookie', 'ends', 'halves', 'key'],
  'session.deeds.${name}.label': DEEDS,
  'session.deeds.${name}.text': DEEDS,
  'session.empty.${memory.engine}.heading': ENGINES,
  'session.empty.${memory.engine}.text': ENGINES,
  "session.lead.${isThere ? memory.engine : 'broken'}": ['db', 'signed_cookies', 'broken'],
  "session.parts.signedBy.${sealed.signedBy ?? 'none'}": SIGNED_BY,
  'session.parts.timeMeaning.${memory.engine}': ['db', 'signed_cookies'],
  "session.signature.${cookie.signedBy ?? 'none'}": SIGNED_BY,
  'sixSteps.dark.${dark.why}': ['rowDeleted', 'cookieDeleted', 'nothingThere', 'visitor', 'stranger'],
  'sixSteps.fromRow.${name}': ['made', 'issued', 'sent'],
  'sixSteps.known.${known}': ['before', 'changed', 'unheard'],
  'sixSteps.lit.${name}': STEP_NAMES,
  'sixSteps.places.${step.from}': ['browser', 'server', 'table'],
  'sixSteps.places.${step.to}': ['browser', 'server', 'table'],
  'sixSteps.titles.${name}': STEP_NAMES,
  'sixSteps.waits.${name}': STEP_NAMES,
  'stateless.connections.${way}': ['closed', 'keptAlive'],
  'stateless.connections.apart.${way}': ['closed', 'keptAlive'],
  'stateless.connections.together.${way}': ['closed', 'keptAlive'],
  'stateless.memories.walkIn.${kept.engine}': ENGINES,
  'stateless.verdicts.came.${came}': ['found', 'noCookie', 'badSignature', 'nothingThere'],
  'tracking.${answer}': ANSWERS,
  'tracking.answer.id.${came}': Object.keys(en.tracking.answer.id),
  'tracking.answer.of.${state}': Object.keys(en.tracking.answer.of),
  'tracking.device.${device}': DEVICES,
  'tracking.device.${value}': DEVICES,
  'tracking.language.${language}': LANGUAGES,
  'tracking.language.${value}': LANGUAGES,
  'tracking.totals.column.${kind}': KINDS,
  'tracking.totals.kind.${kind}': KINDS,
  'wire.key.${keyChange}': Object.keys(en.wire.key),
  'wire.kind.${kind}': Object.keys(en.wire.kind),
  'wire.line.stranger.${stranger}': Object.keys(en.wire.line.stranger),
  'wire.meaning.${meaning}': Object.keys(en.wire.meaning),
  'wire.purpose.${purpose}': Object.keys(en.wire.purpose),
  'wire.verdict.${verdict}': Object.keys(en.wire.verdict),
  'workbench.examples.${each}': EXAMPLE_NAMES,
  'workbench.form.${life}': ['session', 'maxAge', 'expires'],
  'workbench.reasons.${reason.name}': Object.keys(en.workbench.reasons),
  'workbench.seal.${seal}': ['fits', 'broken'],
  'workbench.sent.${observed.outcome}': ['asPredicted', 'otherwise', 'unclear'],
  'workbench.verdicts.${verdict}': ['comesBack', 'goneAtOnce', 'elsewhere', 'refused'],
};
