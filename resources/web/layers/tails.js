"use strict";
/* The way people and vehicles just went, in three bands of age: the older, the fainter. */

(() => {
  const BANDS = [0.3, 0.55, 0.95], WIDTH = 2.2, SHORTEST = 1.5; // mock px
  let tails = null;

  /** Lay each way into its bands' paths, one line as long as it lasts; a step too short to be seen is left out. */
  function lay(paths, { k, ox, oy }, shortest) {
    const { x, y, starts, breaks } = tails;
    for (let n = 0; n + 1 < starts.length; n += 1) {
      const from = starts[n], to = starts[n + 1], wide = (to - from) / BANDS.length || 1;
      let drawn = null, lastX = x[from] * k + ox, lastY = y[from] * k + oy;
      for (let at = from + 1; at < to; at += 1) {
        const nowX = x[at] * k + ox, nowY = y[at] * k + oy, path = paths[Math.min(BANDS.length - 1, Math.floor((at - from) / wide))];
        if (!breaks[at]) {
          const isSeen = Math.abs(nowX - lastX) + Math.abs(nowY - lastY) >= shortest;
          if (!isSeen && at + 1 < to && !breaks[at + 1]) continue;
          if (path !== drawn) path.moveTo(lastX, lastY);
          path.lineTo(nowX, nowY);
        }
        drawn = breaks[at] ? null : path;
        [lastX, lastY] = [nowX, nowY];
      }
    }
  }

  function draw(ctx, camera, board) {
    if (!tails || !tails.x.length) return;
    const { unit } = camera, paths = BANDS.map(() => new Path2D());
    lay(paths, camera, SHORTEST * unit);
    ctx.save();
    ctx.lineCap = ctx.lineJoin = "round";
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
