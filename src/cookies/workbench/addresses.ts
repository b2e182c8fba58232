/** Where the workbench stands. */
export const PATH = '/cookies/workbench';
/** Where it sends a cookie from: one without a Path gets the folder of that (RFC 6265bis, 5.1.4). */
export const SEND = `${PATH}/send`;
/** Where the page shows the line without sending it, and where a script asks for it while one types. */
export const SHOW = `${PATH}/show`;
export const PREVIEW = `${PATH}/preview`;
