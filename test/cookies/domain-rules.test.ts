/** Which hosts a Domain attribute makes a cookie for: RFC 6265bis, 5.7, with the list of public suffixes. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { type ReadDomain, readDomain } from '../../src/cookies/domain-rules.ts';

const RULES: readonly [host: string, attribute: string, verdict: ReadDomain['verdict']][] = [
  ['shop.co.kr', '', null],
  ['shop.co.kr', 'shop.co.kr', 'domainBelow'],
  ['www.shop.co.kr', '.Shop.co.kr', 'domainParent'],
  ['www.shop.co.kr', 'co.kr', 'domainPublic'],
  ['shop.onrender.com', 'onrender.com', 'domainPublic'],
  ['shop.onrender.com', 'com', 'domainPublic'],
  ['shop.test', 'test', 'domainPublic'],
  ['shop.test', 'op.test', 'domainOther'],
  ['co.kr', 'co.kr', 'domainSame'],
  ['localhost', 'localhost', 'domainSame'],
  ['127.0.0.1', '127.0.0.1', 'domainSame'],
  ['127.0.0.1', '0.0.1', 'domainOther'],
  ['[::1]', '::1', 'domainOther'],
];
for (const [host, attribute, verdict] of RULES) {
  test(`at ${host}, Domain=${attribute} is read as ${verdict}`, () => {
    assert.equal(readDomain(attribute, host).verdict, verdict);
  });
}
