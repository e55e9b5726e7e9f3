export type Language = 'en' | 'nl' | 'de';
export const LANGUAGES: readonly Language[] = ['en', 'nl', 'de'];

function isLanguage(code: string): code is Language {
  return (LANGUAGES as readonly string[]).includes(code);
}

/** The interface language. `public/theme.js` has picked it before the first paint and left it in `<html lang>`. */
class Chosen {
  current = $state<Language>(isLanguage(document.documentElement.lang) ? (document.documentElement.lang as Language) : 'en');

  set(language: Language): void {
    this.current = language;
    document.documentElement.lang = language;
    try {
      localStorage.setItem('foederis.language', language);
    } catch {
      // Not kept; holds until the page is left.
    }
  }
}

export const language = new Chosen();

type Table = { [key: string]: string | ((...values: never[]) => string) | Table };
type Widened<T> = { [K in keyof T]: T[K] extends string ? string : T[K] extends (...values: never[]) => string ? T[K] : Widened<T[K]> };

/**
 * A table of words in all three languages; a key that one of them lacks does not compile.
 * `const t = messages({ en: {…}, nl: {…}, de: {…} })`, and `t().heading` in the template follows the language switch.
 */
export function messages<T extends Table>(tables: { en: T; nl: Widened<T>; de: Widened<T> }): () => Widened<T> {
  return () => tables[language.current] as Widened<T>;
}
