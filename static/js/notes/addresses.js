/**
 * Where the socket of the notes is.
 */
export const socketAddress = (path) => new URL(path, window.location.href.replace(/^http/, "ws"));
