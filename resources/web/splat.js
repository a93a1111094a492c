"use strict";
/* Dots by the ten thousand: written as 32-bit pixels into one picture, then put on the canvas at once. */

(() => {
  const pixel = (hex) => {
    const value = parseInt(hex.slice(1), 16);
    return (0xff000000 | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
  };

  /** Return where a disc's pixels lie from its middle, in an image *width* pixels wide. */
  function offsetsOf(radius, width) {
    const offsets = [];
    for (let dy = -Math.floor(radius); dy <= radius; dy += 1) {
      const half = Math.floor(Math.sqrt(radius * radius - dy * dy));
      for (let dx = -half; dx <= half; dx += 1) offsets.push(dy * width + dx);
    }
    return Int32Array.from(offsets);
  }

  wanmi.Splat = class {
    constructor() {
      this.width = this.height = this.left = this.top = 0;
      this.used = false;
    }

    /** Take the size of the canvas, and where its corner lies in the whole picture, in device px. */
    resize(width, height, left = 0, top = 0) {
      Object.assign(this, { left, top });
      if (width === this.width && height === this.height) return;
      Object.assign(this, { width, height });
      this.pixels = new Uint32Array(width * height);
      this.picture = new ImageData(new Uint8ClampedArray(this.pixels.buffer), width, height);
    }

    /** Draw discs of *radius* device px: positions *xs*, *ys* times *k* plus (ox, oy), for the rows in *rows*. */
    discs(rows, xs, ys, k, ox, oy, radius, colours, colourOf) {
      this.used = true;
      ox -= this.left;
      oy -= this.top;
      const { width, height, pixels } = this, pens = Uint32Array.from(colours, pixel), disc = offsetsOf(radius, width);
      const right = width - radius - 1, bottom = height - radius - 1, count = rows.length, size = disc.length;
      for (let n = 0; n < count; n += 1) {
        const row = rows[n], x = (xs[row] * k + ox + 0.5) | 0, y = (ys[row] * k + oy + 0.5) | 0;
        if (x < radius || y < radius || x > right || y > bottom) continue;
        const pen = pens[colourOf ? colourOf[row] : 0], middle = y * width + x;
        for (let p = 0; p < size; p += 1) pixels[middle + disc[p]] = pen;
      }
    }

    /** Put the dots on *ctx*, which they cover wholly, and forget them. */
    put(ctx) {
      if (!this.used) return;
      ctx.putImageData(this.picture, 0, 0);
      this.pixels.fill(0);
      this.used = false;
    }
  };
})();
