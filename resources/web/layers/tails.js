"use strict";
/* The way people and vehicles just went, in three bands of age: the older, the fainter. */

(() => {
  const BANDS = [0.3, 0.55, 0.95], WIDTH = 2.2; // mock px
  let tails = null;

  function draw(ctx, camera, board) {
    if (!tails || !tails.x.length) return;
    const { k, ox, oy, unit } = camera, { x, y, starts, breaks } = tails, paths = BANDS.map(() => new Path2D());
    for (let n = 0; n + 1 < starts.length; n += 1) {
      const from = starts[n], to = starts[n + 1], band = (to - from) / BANDS.length || 1;
      for (let at = from + 1; at < to; at += 1) {
        if (breaks[at]) continue;
        const path = paths[Math.min(BANDS.length - 1, Math.floor((at - from) / band))];
        path.moveTo(x[at - 1] * k + ox, y[at - 1] * k + oy);
        path.lineTo(x[at] * k + ox, y[at] * k + oy);
      }
    }
    ctx.save();
    ctx.lineCap = "round";
    for (const [colour, width] of [[board.theme.casing, 2.2 * WIDTH], [board.theme.text1, WIDTH]]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width * unit;
      paths.forEach((path, n) => {
        ctx.globalAlpha = BANDS[n];
        ctx.stroke(path);
      });
    }
    ctx.restore();
  }

  wanmi.layer({
    name: "tails",
    take(data) {
      tails = data;
    },
    passes: [{ on: "marks", order: 8, draw }],
  });
})();
