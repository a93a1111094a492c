"use strict";
/* The people nearest to what is pointed at, numbered as in the panels, and the line each would come along. */

(() => {
  const RING = 19, WIDTH = 4, LINE = 2.5; // mock px; a dashed line would be a cordon
  let near = null;

  const place = (row, { k, ox, oy }) => [near.x[row] * k + ox, near.y[row] * k + oy];

  function drawLines(ctx, camera, board) {
    if (!near || !near.meta.from) return;
    const [x, y] = [near.meta.from[0] * camera.k + camera.ox, near.meta.from[1] * camera.k + camera.oy];
    for (let row = 0; row < near.x.length; row += 1) {
      for (const [colour, width] of [[board.theme.casing, LINE * 2.4], [board.theme.text3, LINE]]) {
        ctx.strokeStyle = colour;
        ctx.lineWidth = width * camera.unit;
        ctx.beginPath();
        ctx.moveTo(x, y);
        ctx.lineTo(...place(row, camera));
        ctx.stroke();
      }
    }
  }

  function drawRings(ctx, camera, board) {
    if (!near) return;
    for (let row = 0; row < near.x.length; row += 1) {
      const radius = RING * camera.unit, [x, y] = [board.offSeam(place(row, camera)[0], board.seams.vertical, radius), board.offSeam(place(row, camera)[1], board.seams.horizontal, radius)];
      if (!board.sees(x, y, 0)) continue;
      for (const [colour, width] of [[board.theme.casing, 2 * WIDTH], [board.theme.text1, WIDTH]]) {
        ctx.strokeStyle = colour;
        ctx.lineWidth = width * camera.unit;
        ctx.beginPath();
        ctx.arc(x, y, radius, 0, 2 * Math.PI);
        ctx.stroke();
      }
      board.obstacle(x, y, radius);
      const isSaidTwice = (label) => label.key.startsWith("person ") && Math.hypot(label.x - x, label.y - y) < 8 * camera.unit;
      board.labels = board.labels.filter((label) => !isSaidTwice(label));
      board.label({ key: `near ${row}`, text: near.meta.labels[row], badge: String(near.meta.numbers[row]), style: "show", x, y, rank: 97 - row * 0.01, distance: RING + 8 });
    }
  }

  wanmi.layer({
    name: "near",
    take(data) {
      near = data;
    },
    passes: [
      { on: "marks", order: 7, draw: drawLines },
      { on: "marks", order: 34, draw: drawRings },
    ],
  });
})();
