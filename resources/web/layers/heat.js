"use strict";
/* The heat: an 8-bit raster through a table of 256 colours, with two fixed levels as lines that say it without colour. */

(() => {
  const LINE_WIDTHS = [1.2, 1.6]; // mock px
  let raster = null, picture = null, box = null, lines = [], ramp = null;

  const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  /** Return the 256 colours of a ramp's stops as RGBA bytes. */
  wanmi.coloursOf = (stops) => {
    const table = new Uint8ClampedArray(1024);
    for (let n = 0; n < 256; n += 1) {
      const t = n / 255, at = Math.max(1, stops.findIndex(([share]) => share >= t));
      const [from, fromHex, fromAlpha] = stops[at - 1], [to, toHex, toAlpha] = stops[at];
      const u = Math.min(1, Math.max(0, (t - from) / (to - from)));
      const a = channels(fromHex), b = channels(toHex);
      for (let c = 0; c < 3; c += 1) table[4 * n + c] = a[c] + (b[c] - a[c]) * u;
      table[4 * n + 3] = 255 * (fromAlpha + (toAlpha - fromAlpha) * u);
    }
    return table;
  };

  function paint(values, width, height, stops) {
    const canvas = document.createElement("canvas"), ctx = canvas.getContext("2d");
    canvas.width = width;
    canvas.height = height;
    const image = ctx.createImageData(width, height);
    const table = new Uint32Array(wanmi.coloursOf(stops).buffer), pixels = new Uint32Array(image.data.buffer);
    for (let n = 0; n < pixels.length; n += 1) pixels[n] = table[values[n]];
    ctx.putImageData(image, 0, 0);
    return canvas;
  }

  /** Return the line where the raster crosses *level*, in cells (marching squares); a dashed one leaves out two cells of five. */
  function isoline(values, width, height, level, isDashed) {
    const path = new Path2D();
    const ends = [];
    const cross = (p, q, x1, y1, x2, y2) => {
      if (p > level === q > level) return;
      const t = (level - p) / (q - p);
      ends.push(x1 + (x2 - x1) * t + 0.5, y1 + (y2 - y1) * t + 0.5);
    };
    for (let j = 0; j < height - 1; j += 1) {
      for (let i = 0; i < width - 1; i += 1) {
        if (isDashed && (i + j) % 5 > 2) continue;
        const at = j * width + i, a = values[at], b = values[at + 1], c = values[at + width + 1], d = values[at + width];
        if (a > level === b > level && b > level === c > level && c > level === d > level) continue;
        ends.length = 0;
        cross(a, b, i, j, i + 1, j);
        cross(b, c, i + 1, j, i + 1, j + 1);
        cross(c, d, i + 1, j + 1, i, j + 1);
        cross(d, a, i, j + 1, i, j);
        for (let n = 0; n + 3 < ends.length; n += 4) {
          path.moveTo(ends[n], ends[n + 1]);
          path.lineTo(ends[n + 2], ends[n + 3]);
        }
      }
    }
    return path;
  }

  /** Whether a level lies on the side of fewer: of two periods' difference only. */
  const isFewer = (level) => raster.ramp === "difference" && level < 0.5;

  function draw(ctx, camera, stage) {
    if (!raster) return;
    const { k, ox, oy } = camera, [west, north, east, south] = box;
    const x = west * k + ox, y = north * k + oy, w = (east - west) * k, h = (south - north) * k;
    ctx.imageSmoothingEnabled = true;
    ctx.imageSmoothingQuality = "low"; // bilinear; "high" costs ten times as much and a blurred field looks the same
    ctx.drawImage(picture, x, y, w, h);
    const sx = w / raster.width, sy = h / raster.height;
    stage.aim(ctx, sx, x, y, sy);
    ctx.strokeStyle = ramp.isoline;
    lines.forEach((line, n) => {
      ctx.lineWidth = (LINE_WIDTHS[n] * camera.unit) / Math.max(sx, sy);
      ctx.stroke(line);
    });
    stage.aim(ctx);
  }

  wanmi.layer({
    name: "heat",
    stales: { field: true },
    take(data, stage) {
      raster = data.meta;
      box = raster.box;
      ramp = stage.theme.heat[raster.ramp];
      picture = paint(data.values, raster.width, raster.height, ramp.stops);
      lines = ramp.levels.map((level) => isoline(data.values, raster.width, raster.height, level * 255, isFewer(level)));
    },
    passes: [{ on: "field", order: 10, draw }],
  });
})();
