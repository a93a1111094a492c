"use strict";
/* What a desk has drawn on the map: areas, arrows and texts, white on black, with their words clear of the seams. */

(() => {
  const AREA = { width: 6, dash: [22, 14] }, ARROW = { width: 7, head: 26 }, CASING = 2.1; // mock px
  let notes = null;

  /** Return the points of note *n* in px of the picture. */
  function pointsOf(n, { k, ox, oy }) {
    const points = [];
    for (let at = notes.starts[n]; at < notes.starts[n + 1]; at += 1) points.push([notes.x[at] * k + ox, notes.y[at] * k + oy]);
    return points;
  }

  function outline(ctx, points) {
    ctx.beginPath();
    for (const [x, y] of points) ctx.lineTo(x, y);
  }

  /** Stroke what was outlined, white in a black casing. */
  function cased(ctx, T, width, dash = []) {
    for (const [colour, wide, dashed] of [[T.casing, width * CASING, []], [T.text1, width, dash]]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = wide;
      ctx.setLineDash(dashed);
      ctx.stroke();
    }
    ctx.setLineDash([]);
  }

  /** Draw a closed dashed line; *isOpen* leaves the last side out, while it is being drawn. */
  wanmi.drawArea = (ctx, T, unit, points, isOpen = false) => {
    ctx.lineCap = "butt";
    ctx.lineJoin = "round";
    outline(ctx, points);
    if (!isOpen) ctx.closePath();
    cased(ctx, T, AREA.width * unit, AREA.dash.map((length) => length * unit));
  };

  /** Draw an arrow from the first point to the second. */
  wanmi.drawArrow = (ctx, T, unit, [[x0, y0], [x1, y1]]) => {
    const angle = Math.atan2(y1 - y0, x1 - x0), head = ARROW.head * unit, back = Math.min(head * 0.8, Math.hypot(x1 - x0, y1 - y0));
    const wing = (turn, far) => [x1 - far * Math.cos(angle + turn), y1 - far * Math.sin(angle + turn)];
    ctx.lineCap = "round";
    ctx.lineJoin = "round";
    outline(ctx, [[x0, y0], [x1 - back * Math.cos(angle), y1 - back * Math.sin(angle)]]);
    cased(ctx, T, ARROW.width * unit);
    outline(ctx, [[x1, y1], wing(0.42, head), wing(-0.42, head)]);
    ctx.closePath();
    ctx.strokeStyle = T.casing;
    ctx.lineWidth = ARROW.width * unit;
    ctx.stroke();
    ctx.fillStyle = T.text1;
    ctx.fill();
  };

  /** Return where a note's words stand: at the middle of the topmost side of an area in view, else at the first point in view. */
  function wordsAt(shape, points, board) {
    const seen = points.filter(([x, y]) => board.sees(x, y, 0));
    if (shape !== "area") return seen[0] || points[0];
    const middles = points.map(([x, y], n) => [(x + points.at(n - 1)[0]) / 2, (y + points.at(n - 1)[1]) / 2]);
    const found = [...middles.filter(([x, y]) => board.sees(x, y, 0)), ...seen];
    return found.length ? found.reduce((best, point) => (point[1] < best[1] ? point : best)) : points[0];
  }

  /** Have words keep off an arrow's shaft, its own too. */
  function keepClear(board, [[x0, y0], [x1, y1]], unit) {
    const steps = Math.min(40, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / (24 * unit)));
    for (let n = 1; n <= steps; n += 1) board.obstacle(x0 + ((x1 - x0) * n) / steps, y0 + ((y1 - y0) * n) / steps, 8 * unit, true);
  }

  function drawShapes(ctx, camera, board) {
    if (!notes) return;
    notes.meta.notes.forEach(({ shape }, n) => {
      if (shape === "area") wanmi.drawArea(ctx, board.theme, camera.unit, pointsOf(n, camera));
      else if (shape === "arrow") wanmi.drawArrow(ctx, board.theme, camera.unit, pointsOf(n, camera));
    });
  }

  function askForWords(ctx, camera, board) {
    if (!notes) return;
    const { unit } = camera;
    notes.meta.notes.forEach(({ shape, text, id }, n) => {
      const points = pointsOf(n, camera), [x, y] = wordsAt(shape, points, board);
      for (const [px, py] of points) board.hit("notes", notes.version, n, px, py, 14 * unit);
      if (shape === "arrow") keepClear(board, points, unit);
      if (text) board.label({ key: `note ${id}`, text, style: "show", x, y, rank: 99 - n * 0.001, distance: shape === "text" ? 4 : 20, isSet: shape === "text" });
    });
  }

  wanmi.layer({
    name: "notes",
    take(data) {
      notes = data;
    },
    passes: [
      { on: "marks", order: 4, draw: drawShapes },
      { on: "marks", order: 36, draw: askForWords },
    ],
  });
})();
