import type { ReactNode } from 'react';
import type { Row } from '../data/resource-routes.ts';

/** What one change asks of the API. */
export type Action<T> = {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Filled in already, without `/api`. */
  readonly path: string;
  /** The body out of what was filled in; none when left out. */
  readonly toBody?: (fields: Row) => object;
  /** What is told when it is done. The API's own message when left out. */
  readonly done?: string | ((answer: T) => string);
};

/** What a person reads and fills in before it is done. */
export type ActionWords = {
  readonly title: string;
  /** What will happen, and what will not. */
  readonly explanation: ReactNode;
  /** The button that does it: a verb, `Suspend team`. */
  readonly confirm: string;
  readonly isDangerous?: boolean;
};
