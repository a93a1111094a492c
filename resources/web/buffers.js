"use strict";
/* Reads the blocks of bytes that widgets/map/packing.py writes. */

(() => {
  const TYPES = { f4: Float32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array };

  /** Return {meta, version, name: typed array, …} of one block; the arrays are views, nothing is copied. */
  wanmi.unpack = (buffer) => {
    const numbers = new DataView(buffer), length = numbers.getUint32(0, true);
    const heading = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
    const data = { meta: heading.meta, version: numbers.getUint32(4, true) };
    for (const [name, type, offset, count] of heading.arrays) {
      data[name] = new TYPES[type](buffer, 8 + length + offset, count);
    }
    return data;
  };

  /** The same for a block written as base64, as the stand-alone page carries it. */
  wanmi.unpackText = (text) => wanmi.unpack(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
})();
