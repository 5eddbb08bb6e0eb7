/** The folder that the page stands in, whichever file and place in it the address names: the app runs below any path. */
export const folderAddress = (): string => new URL("./", location.href.split(/[?#]/, 1)[0]).href;
