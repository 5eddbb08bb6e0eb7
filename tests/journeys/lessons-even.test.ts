import { lessonIds } from "./every-address.ts";
import { walkLessons } from "./walk-lessons.ts";

walkLessons(lessonIds.filter((_, at) => at % 2 === 0));
