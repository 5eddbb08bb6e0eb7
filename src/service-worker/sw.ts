// Keeps the app on this device. One version at a time answers; a newer one waits until a page says that it may take over,
// and pages of the older one then go on with their own files.

import { KeptApp, type AppFile } from "./kept-app";
import type { Message } from "./names";

declare const self: ServiceWorkerGlobalScope & {
  /** Filled in by the build. */
  readonly __WB_MANIFEST: readonly AppFile[];
};

const app = new KeptApp(self.__WB_MANIFEST, self.registration.scope);

self.addEventListener("install", (event) => event.waitUntil(app.install()));

self.addEventListener("activate", (event) => {
  // A page that was opened before anything was kept must not need a reload to go on without a network.
  event.waitUntil(self.clients.claim().then(() => app.tidy(self.registration)));
});

self.addEventListener("message", (event) => {
  const message = event.data as Message;
  if (message === "take-over") void self.skipWaiting();
  else if (message === "tidy") event.waitUntil(app.tidy(self.registration));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.url.startsWith(self.registration.scope);
  // "no-store" asks the server itself: whether it answers, and with which version.
  if (request.method !== "GET" || !isOurs || request.cache === "no-store" || request.headers.has("range")) return;
  event.respondWith(
    app.find(request).then(async (found) => {
      if (found) return found;
      const response = await fetch(request);
      const copy = response.clone();
      // A full disk takes nothing from the answer.
      event.waitUntil(app.keep(request.url, copy).catch(() => {}));
      return response;
    }),
  );
});
