/** Asks for a folder: every file in it, with its path. An input that lives no longer than the question. */
export function chooseFolder(onfiles: (files: readonly File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.webkitdirectory = true;
  input.addEventListener("change", () => onfiles([...(input.files ?? [])]));
  input.click();
}
