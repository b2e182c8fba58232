import type { Locator, Page } from 'playwright-core';
import { type Language, type Translate, translator } from '../../src/i18n/translations.ts';

/** A visitor at a page, who knows it by what it says in their language. */
export class Visit {
  readonly page: Page;
  /** A text of the catalogues, as this visitor reads it. */
  readonly t: Translate;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.t = translator[language];
  }

  /** A text as it stands on the page, where code has no backticks. */
  plain(key: string, values = {}): string {
    return this.t(key, values).replaceAll('`', '');
  }

  get header(): Locator {
    return this.page.getByRole('banner');
  }

  get main(): Locator {
    return this.page.getByRole('main');
  }

  /** Presses the button of this text in the page's main part. */
  async press(key: string, values = {}): Promise<void> {
    await this.main.getByRole('button', { name: this.plain(key, values), exact: true }).click();
  }

  async follow(key: string): Promise<void> {
    await this.main.getByRole('link', { name: this.t(key), exact: true }).click();
  }

  async followInHeader(key: string): Promise<void> {
    await this.header.getByRole('link', { name: this.t(key), exact: true }).click();
  }

  async fill(key: string, value: string, values = {}): Promise<void> {
    await this.page.getByLabel(this.t(key, values), { exact: true }).fill(value);
  }

  async tick(key: string): Promise<void> {
    await this.page.getByLabel(this.t(key), { exact: true }).check();
  }

  /** Waits until the header counts so many cookies in the cart. */
  async seesCount(count: number): Promise<void> {
    const name = count === 0 ? this.t('layout.cart') : `${this.t('layout.cart')} ${count}`;
    await this.header.getByRole('link', { name, exact: true }).waitFor();
  }

  /** Waits until the header says who one is. */
  async isKnownAs(username: string): Promise<void> {
    const name = `${username} ${this.t('layout.profile')}`;
    await this.header.getByRole('link', { name, exact: true }).waitFor();
  }

  /** Waits until the header takes one for a stranger. */
  async isUnknown(): Promise<void> {
    await this.header.getByRole('link', { name: this.t('layout.logIn'), exact: true }).waitFor();
  }

  /** Sends the login form as the demo account. */
  async sendLogin(): Promise<void> {
    await this.fill('auth.username', 'demo');
    await this.fill('auth.password', 'chocolate-chip');
    await this.press('auth.login.submit');
  }

  async logOut(): Promise<void> {
    await this.header.getByRole('button', { name: this.t('layout.logOut') }).click();
    await this.isUnknown();
  }
}
