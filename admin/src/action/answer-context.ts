import { createContext, type ReactNode, useContext } from 'react';

export type ShownAnswer = { readonly title: string; readonly content: ReactNode };

export const AnswerContext = createContext<(answer: ShownAnswer) => void>(() => {});

/** Shows what an action answered until it has been read, also when the button that did it is gone by then. */
export const useShowAnswer = (): ((answer: ShownAnswer) => void) => useContext(AnswerContext);
