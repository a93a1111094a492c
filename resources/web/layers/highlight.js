"use strict";
/* What a desk points at: a place in four white brackets, and the outlines of an area such as the unit grid of a case. */

(() => {
  const HALF = 32, ARM = 13; // mock px
  let place = null, xs = [], ys = [], starts = [0];

  function drawOutline(ctx, camera, board) {
    if (!xs.length) return;
    const { k, ox, oy, unit } = camera;
    ctx.beginPath();
    for (let ring = 0; ring + 1 < starts.length; ring += 1) {
      for (let n = starts[ring]; n < starts[ring + 1]; n += 1) ctx[n === starts[ring] ? "moveTo" : "lineTo"](xs[n] * k + ox, ys[n] * k + oy);
      ctx.closePath();
    }
    ctx.globalAlpha = 0.1;
    const colour = camera.isWall ? board.theme.text1 : board.theme.act; // blue means "for me to do", which no wall says
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.strokeStyle = colour;
    ctx.lineWidth = (camera.isWall ? 5 : 3) * unit;
    ctx.setLineDash([9 * unit, 5 * unit]);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  function drawPlace(ctx, camera, board) {
    if (!place) return;
    const { k, ox, oy, unit } = camera, x = place.x * k + ox, y = place.y * k + oy, half = HALF * unit, arm = ARM * unit;
    if (!board.sees(x, y, half)) return;
    ctx.lineCap = "butt";
    ctx.lineJoin = "miter";
    for (const [colour, width] of [[board.theme.casing, 8], [board.theme.text1, 4]]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = width * unit;
      ctx.beginPath();
      for (const [sx, sy] of [[-1, -1], [1, -1], [1, 1], [-1, 1]]) {
        ctx.moveTo(x + sx * half, y + sy * (half - arm));
        ctx.lineTo(x + sx * half, y + sy * half);
        ctx.lineTo(x + sx * (half - arm), y + sy * half);
      }
      ctx.stroke();
    }
    board.obstacle(x, y, half);
    const isSaidTwice = (label) => { // a mark beside a seam or a box has moved a little, with its label
      const off = Math.hypot(label.x - x, label.y - y);
      return label.key.startsWith("case ") && off < (label.text === place.text ? 2 * HALF : 4) * unit;
    };
    if (place.text) board.labels = board.labels.filter((label) => !isSaidTwice(label));
    if (place.text) board.label({ key: "highlight", text: place.text, style: "show", x, y, rank: 100, distance: HALF + 8 });
  }

  wanmi.layer({
    name: "highlight",
    take(data) {
      place = data.meta.place;
      xs = data.x;
      ys = data.y;
      starts = data.starts;
    },
    passes: [
      { on: "marks", order: 5, draw: drawOutline },
      { on: "marks", order: 40, draw: drawPlace },
    ],
  });
})();
