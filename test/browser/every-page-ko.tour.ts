import { testEveryPage } from './test-every-page.ts';

testEveryPage('ko');
