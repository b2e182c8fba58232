import type { Database, Statement } from 'better-sqlite3';
import type { Language } from '../i18n/translations.ts';

/** The primary key of `shop_product`. */
export type ProductId = number & { readonly brand: 'ProductId' };

/** A cookie of the edible kind, in one language. */
export interface Product {
  readonly id: ProductId;
  /** Names its picture: /pictures/cookies/<slug>.svg */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** Whole won. */
  readonly price: number;
}

const columns = (language: Language) =>
  `id, slug, name_${language} AS name, description_${language} AS description, price`;

/** What the shop sells. */
export class Products {
  readonly #all: Readonly<Record<Language, Statement<[], Product>>>;
  readonly #one: Readonly<Record<Language, Statement<[number], Product>>>;

  constructor(database: Database) {
    const all = (language: Language) =>
      database.prepare<[], Product>(`SELECT ${columns(language)} FROM shop_product ORDER BY id`);
    const one = (language: Language) =>
      database.prepare<[number], Product>(`SELECT ${columns(language)} FROM shop_product WHERE id = ?`);
    this.#all = { en: all('en'), ko: all('ko') };
    this.#one = { en: one('en'), ko: one('ko') };
  }

  async all(language: Language): Promise<Product[]> {
    return this.#all[language].all();
  }

  /** Undefined for what is not sold, or no longer. */
  async withId(id: number, language: Language): Promise<Product | undefined> {
    return this.#one[language].get(id);
  }
}
