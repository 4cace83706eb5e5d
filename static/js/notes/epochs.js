/**
 * Remember which life of the notes this device last saw, for a page that opens without a network.
 */
const keyOf = ({ account, documentAddress }) => `kreba-notes-epoch:${account}:${documentAddress}`;

export const knownEpoch = (data) => localStorage.getItem(keyOf(data));

export const rememberEpoch = (data, epoch) => localStorage.setItem(keyOf(data), epoch);
