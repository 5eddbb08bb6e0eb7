import { coursePage } from "./en/course-page";

/** Texts of the course's page below its title: they load with it. Another language stands beside it. */
export const coursePageText: { readonly m: typeof coursePage } = { m: coursePage };
