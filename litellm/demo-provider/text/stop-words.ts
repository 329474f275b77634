const WORDS = `a about above after again all also although am an and any are as at be because been before being below
between both but by can could did do does doing don down during each few for from further had has have having he her
here hers him his how however i if in into is it its just let like may me might more most must my no nor not now of off
on once one only or other our out over own per please same shall she should so some such than that the their them then
there these they this those through to too under until up upon us very was we were what when where which while who whom
why will with within without would yes you your`;

/** English words too common to tell one text from another. */
export const stopWords: ReadonlySet<string> = new Set(WORDS.split(/\s+/));
