/** Hands the learner a file. Nothing is sent anywhere: the address is of this page's memory. */
export function download(name: string, type: string, content: string | Uint8Array | Blob): void {
  const part = content instanceof Uint8Array ? new Uint8Array(content) : content; // a copy: never a shared buffer
  const address = URL.createObjectURL(new Blob([part], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // Safari reads it later than the click
}
