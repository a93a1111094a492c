"use strict";
/* Dots by the ten thousand: written as 32-bit pixels into one picture, then put on the canvas at once. */

(() => {
  const pixel = (hex) => {
    const value = parseInt(hex.slice(1), 16);
    return (0xff000000 | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0;
  };

  /** Return the pixel offsets of a disc, row by row: [dy, from, to]. */
  function rowsOf(radius) {
    const rows = [];
    for (let dy = -Math.floor(radius); dy <= radius; dy += 1) {
      const half = Math.floor(Math.sqrt(radius * radius - dy * dy));
      rows.push([dy, -half, half]);
    }
    return rows;
  }

  wanmi.Splat = class {
    constructor() {
      this.width = this.height = 0;
      this.used = false;
    }

    /** Take the size of the canvas in device px. */
    resize(width, height) {
      if (width === this.width && height === this.height) return;
      Object.assign(this, { width, height });
      this.pixels = new Uint32Array(width * height);
      this.picture = new ImageData(new Uint8ClampedArray(this.pixels.buffer), width, height);
    }

    /** Draw discs of *radius* device px: positions *xs*, *ys* times *k* plus (ox, oy), for the rows in *rows*. */
    discs(rows, xs, ys, k, ox, oy, radius, colours, colourOf) {
      this.used = true;
      const pens = colours.map(pixel), disc = rowsOf(radius), { width, height, pixels } = this;
      for (let n = 0; n < rows.length; n += 1) {
        const row = rows[n], x = Math.round(xs[row] * k + ox), y = Math.round(ys[row] * k + oy);
        if (x < radius || y < radius || x >= width - radius || y >= height - radius) continue;
        const pen = pens[colourOf ? colourOf[row] : 0];
        for (let r = 0; r < disc.length; r += 1) {
          const at = (y + disc[r][0]) * width + x;
          pixels.fill(pen, at + disc[r][1], at + disc[r][2] + 1);
        }
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
