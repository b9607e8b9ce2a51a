import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Figure, Money } from '../api/wire';
import {
  formatCount,
  formatDate,
  formatFigure,
  formatMoney,
  formatMonth,
  formatPercent,
  formatShort,
  formatTime,
  humanise,
} from '../format';
import { codeText, type Key, type Language, preferred, translate, type Values } from './dictionary';

interface Words {
  language: Language;
  speak: (language: Language) => void;
  t: (key: Key, values?: Values) => string;
  code: (code: string) => string;
  money: (money: Money) => string;
  short: (value: number) => string;
  count: (value: number) => string;
  percent: (value: string) => string;
  date: (date: string) => string;
  month: (month: string) => string;
  time: (instant: string) => string;
  figure: (figure: Figure | undefined) => string | undefined;
}

const STORED = 'openitem.language';
const Context = createContext<Words | undefined>(undefined);

function initial(): Language {
  const stored = localStorage.getItem(STORED);
  return preferred(stored === null ? navigator.languages : [stored]);
}

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(initial);
  const queries = useQueryClient();
  const asked = useRef(language);
  // Before anything is asked: questions name the language of the page.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(STORED, language);
    if (asked.current !== language) {
      asked.current = language;
      // Services answer in words too.
      void queries.invalidateQueries();
    }
  }, [language, queries]);
  const words = useMemo<Words>(() => {
    const t = (key: Key, values?: Values) => translate(language, key, values);
    return {
      language,
      speak: setLanguage,
      t,
      code: (code) => codeText(language, code) ?? humanise(code),
      money: (money) => formatMoney(money, language),
      short: (value) => formatShort(value, language),
      count: (value) => formatCount(value, language),
      percent: (value) => formatPercent(value, language),
      date: (date) => formatDate(date, language),
      month: (month) => formatMonth(month, language),
      time: (instant) => formatTime(instant, language),
      figure: (figure) => formatFigure(figure, language, t('days')),
    };
  }, [language]);
  return <Context.Provider value={words}>{children}</Context.Provider>;
}

export function useWords(): Words {
  const words = useContext(Context);
  if (words === undefined) {
    throw new Error('WordsProvider is missing');
  }
  return words;
}
