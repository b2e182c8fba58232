/** The texts: the same in every language, each used, none missing, and none outside the catalogues. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { BAKES } from '../src/announcements/bake-of-the-day.ts';
import { EXAMPLE_NAMES } from '../src/cookies/workbench/examples.ts';
import { en } from '../src/i18n/en.ts';
import { ko } from '../src/i18n/ko.ts';
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
import { textsOf } from './support/texts-of.ts';

const ENGLISH = textsOf(en);
const KOREAN = textsOf(ko);

/** What a Korean page says in Latin letters: names, and what Django calls its things. */
const NOT_KOREAN = [
  'layout.site',
  'layout.pageTitle',
  'layout.languages.en',
  'memory.engine.db',
  'memory.engine.signed_cookies',
  'session.key',
  'session.row.data',
  'session.row.expires',
  'wire.at',
];

test('both languages hold the same keys', () => {
  assert.deepEqual([...KOREAN.keys()].sort(), [...ENGLISH.keys()].sort());
});

test('both languages fill in the same values', () => {
  for (const [key, english] of ENGLISH) {
    // "one second" needs no number
    const spelledOut = (value: string) => key.endsWith('_one') && value === '{{count}}';
    const values = (text = '') => found(/{{.*?}}/g, text).filter((value) => !spelledOut(value));
    assert.deepEqual(values(KOREAN.get(key)), values(english), key);
  }
});

test('both languages show the same code', () => {
  const code = /`.*?`/g;
  for (const [key, english] of ENGLISH)
    assert.deepEqual(found(code, KOREAN.get(key)), found(code, english), key);
});

test('every Korean text is in Korean, but for names', () => {
  const latin = [...KOREAN].filter(([, text]) => !/\p{Script=Hangul}/u.test(text)).map(([key]) => key);
  assert.deepEqual(latin, NOT_KOREAN);
});

test('no English text is in Korean, but for its name', () => {
  const hangul = [...ENGLISH].filter(([, text]) => /\p{Script=Hangul}/u.test(text)).map(([key]) => key);
  assert.deepEqual(hangul, ['layout.languages.ko']);
});

const VIEWS = sourcesIn('../views', '.ejs');
const SOURCES = sourcesIn('../src', '.ts').filter(([file]) => !/i18n\/(en|ko|translations)/.test(file));
const CALLS = [...VIEWS, ...SOURCES].flatMap(([file, code]) =>
  found(/\bt\(\s*[^\s)][^,)]*/g, code).map((call) => ({ file, key: call.replace(/^t\(\s*/, '').trim() })),
);

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
/** Words between quotes in the program: the texts of fields and errors are named by such, and typed. */
const NAMED = SOURCES.flatMap(([, code]) => found(/(?<=')[a-z]\w+(?=')/gi, code));

/** What happens to a session in its time. */
const LIFE = ['loggedIn', 'saved', 'now', 'rowEnds', 'cookieEnds', 'bothEnd', 'browserCloses'];

const namesOf = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
const STEP_NAMES = namesOf(LECTURE_STEPS);

/** The keys that are put together, and all that may stand in their gap. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
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
  'tracking.answer.of.${consent}': ['open', 'yes', 'no', 'gpc'],
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
const keysOf = (template: string) =>
  (TEMPLATES[template] ?? []).map((value) => template.replace(/\${.*}/, value));

test('every key that is put together is listed above, and each one listed is used', () => {
  const templates = CALLS.filter(({ key }) => key.startsWith('`')).map(({ key }) => key.slice(1, -1));
  assert.deepEqual([...new Set(templates)].sort(), Object.keys(TEMPLATES));
});

test('every text that a page or the program asks for exists', () => {
  const asked = CALLS.filter(({ key }) => !key.startsWith('`'));
  for (const { file, key } of asked)
    assert.ok(/^'.*'$/.test(key) && exists(key.slice(1, -1)), `${file}: ${key}`);
  const closed = Object.keys(TEMPLATES).filter((template) => TEMPLATES[template] !== NAMED);
  for (const key of closed.flatMap(keysOf)) assert.ok(exists(key), key);
});

test('every text of the catalogues is used', () => {
  const asked = CALLS.map(({ key }) => key.slice(1, -1));
  const used = new Set([...asked, ...Object.keys(TEMPLATES).flatMap(keysOf)]);
  const unused = [...ENGLISH.keys()].filter((key) => !used.has(key.replace(/_(one|other)$/, '')));
  assert.deepEqual(unused, []);
});

test('no view holds a text of its own', () => {
  const spoken = /\s(?:aria-label|aria-description|alt|title|placeholder)="([^"]*)"/g;
  for (const [file, view] of VIEWS) {
    const html = view.replace(/<%[\s\S]*?%>/g, '');
    const between = found(/>[^<]+/g, `>${html}`).map((text) => text.replace(/&\w+;/g, '').slice(1));
    for (const text of [...between, ...found(spoken, html).map((each) => each.replace(/^[^"]*/, ''))]) {
      assert.doesNotMatch(text, /\p{L}/u, file);
    }
  }
});

function exists(key: string): boolean {
  return ENGLISH.has(key) || (ENGLISH.has(`${key}_one`) && ENGLISH.has(`${key}_other`));
}

function found(pattern: RegExp, text = ''): string[] {
  return [...text.matchAll(pattern)].map(([match]) => match).sort();
}

function sourcesIn(folder: string, ending: string): [file: string, code: string][] {
  const top = path.join(import.meta.dirname, folder);
  const files = readdirSync(top, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(ending),
  );
  return files.map((file) => [file, readFileSync(path.join(top, file), 'utf8')]);
}
