/** Whether a GPU backend's code lies on this device. False where nothing can be kept, in a sandboxed frame say. */
export async function isGpuKept(backend: "webgpu" | "webgl"): Promise<boolean> {
  try {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      // As vite.config.ts names the chunk.
      if ((await cache.keys()).some(({ url }) => url.includes(`/assets/backend-${backend}-`))) return true;
    }
  } catch {
    // Denied: the network has it, or nobody.
  }
  return false;
}
