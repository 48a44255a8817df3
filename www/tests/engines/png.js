// @ts-check
// Reads what browsers give as screenshots: PNG (https://www.w3.org/TR/png-3/) of eight bits a channel, not interlaced.
import { inflateSync } from 'node:zlib';

/** @typedef {{ width: number, height: number, channels: number, pixels: Uint8Array }} Picture */

/** Channels by colour type. @type {Record<number, number>} */
const CHANNELS = { 2: 3, 6: 4 };

/** @param {Buffer} file @returns {Picture} */
export function decode(file) {
  const [width, height, depth, colour, interlaced] = [file.readUInt32BE(16), file.readUInt32BE(20), file[24], file[25] ?? 0, file[28]];
  const channels = CHANNELS[colour];
  if (depth !== 8 || !channels || interlaced) throw new Error(`a PNG of depth ${depth}, colour type ${colour}, interlaced ${interlaced}`);
  const data = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return { width, height, channels, pixels: unfilter(inflateSync(Buffer.concat(data)), width * channels, height, channels) };
}

/** Each line stands as differences to what is left of and above it, by the rule that its first byte names. */
function unfilter(/** @type {Uint8Array} */ raw, /** @type {number} */ line, /** @type {number} */ height, /** @type {number} */ back) {
  const pixels = new Uint8Array(line * height);
  for (let y = 0; y < height; y++) {
    const rule = raw[y * (line + 1)] ?? 0;
    for (let x = 0; x < line; x++) {
      const at = y * line + x;
      const left = x >= back ? (pixels[at - back] ?? 0) : 0;
      const up = y > 0 ? (pixels[at - line] ?? 0) : 0;
      const corner = x >= back && y > 0 ? (pixels[at - line - back] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][rule] ?? 0;
      pixels[at] = (raw[y * (line + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return pixels;
}

/** Paeth's predictor. */
function nearest(/** @type {number} */ left, /** @type {number} */ up, /** @type {number} */ corner) {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** How much a pixel of one picture differs from that of another of the same size: the largest difference of its channels. */
export function difference(/** @type {Picture} */ one, /** @type {Picture} */ other, /** @type {number} */ x, /** @type {number} */ y) {
  const at = (y * one.width + x) * one.channels;
  const apart = (/** @type {number} */ channel) => Math.abs((one.pixels[at + channel] ?? 0) - (other.pixels[at + channel] ?? 0));
  return Math.max(apart(0), apart(1), apart(2));
}
