import { lessonAsides } from "./en/lesson-asides";

/** Texts of what comes up in a lesson: they load with it. Another language stands beside it. */
export const asidesText: { readonly m: typeof lessonAsides } = { m: lessonAsides };
