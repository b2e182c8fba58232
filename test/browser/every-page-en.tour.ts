import { testEveryPage } from './test-every-page.ts';

testEveryPage('en');
