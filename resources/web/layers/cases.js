"use strict";
/* The cases: up to a thousand in view as marks, the most pressing first; the rest as dots of their light's colour. */

(() => {
  const KINDS = ["none", "ok", "paused", "soon", "act", "over"]; // by Shape of widgets/map/layers/cases.py
  const SIZES = { none: 11, ok: 11, paused: 12, soon: 12, act: 12, over: 14 }; // half heights in mock px
  const HALOED = 15, SMALL = 2; // shapes up to this one are dots that labels may cover
  const STYLES = { act: "act", over: "over", soon: "soon" };
  let cases = null, groups = [], shown = [];

  /** Return the rows by how pressing they are: dots first, then shapes, those in a halo last; in each the urgent last. */
  function grouped({ shape, halo, urgent }) {
    const rows = KINDS.concat("haloed").map(() => []);
    for (const pressing of [0, 1]) {
      for (let n = 0; n < shape.length; n += 1) {
        if ((urgent[n] ? 1 : 0) === pressing) rows[halo[n] ? KINDS.length : shape[n]].push(n);
      }
    }
    return rows;
  }

  function drawDots(ctx, camera, board, stage) {
    if (!cases) return;
    const { marks, dots } = wanmi.share(groups, cases.x, cases.y, camera), T = stage.theme;
    shown = marks;
    if (!dots.length) return;
    const { k, ox, oy, unit } = camera, ratio = stage.ratio;
    const radius = Math.max(1, (dots.length > 5000 ? 1.3 : 2.2) * unit * ratio);
    const at = [dots, cases.x, cases.y, k * ratio, ox * ratio, oy * ratio];
    stage.splat.discs(...at, radius + Math.max(1, 0.8 * unit * ratio), [T.casing]);
    stage.splat.discs(...at, radius, [T.text3, T.ok, T.text2, T.soon, T.act, T.over], cases.shape);
  }

  function drawMarks(board, camera, from, to) {
    const { k, ox, oy, unit } = camera;
    for (let g = from; g <= to; g += 1) {
      for (const row of shown[g] || []) {
        const kind = KINDS[cases.shape[row]], halo = cases.halo[row], size = (halo ? HALOED : SIZES[kind]) * unit * camera.mark;
        const radius = (halo ? 1.5 : g <= SMALL - 1 ? 0.4 : 1) * size;
        const sprite = board.sprites.of(kind, size, halo);
        const [x, y] = board.mark(sprite, cases.x[row] * k + ox, cases.y[row] * k + oy, radius, g >= SMALL);
        if (g >= SMALL) board.obstacle(x, y, halo ? 1.7 * size : 1.15 * size);
        board.hit("cases", cases.version, row, x, y, Math.max(radius, 10 * unit));
        if (cases.texts.has(row)) askForLabel(board, row, kind, halo, x, y);
      }
    }
  }

  function askForLabel(board, row, kind, halo, x, y) {
    const { text, place } = cases.texts.get(row);
    board.label({
      key: `case ${row}`, text, x, y,
      style: halo ? "urge" : STYLES[kind] || "plain",
      rank: (halo || kind === "act" ? 90 : 80) - place * 0.01,
      distance: halo ? 33 : 24,
    });
  }

  wanmi.layer({
    name: "cases",
    take(data) {
      cases = data;
      cases.texts = new Map(data.meta.labels.map(([row, text], place) => [row, { text, place }]));
      groups = grouped(data);
    },
    passes: [
      { on: "dots", order: 10, draw: drawDots },
      { on: "marks", order: 10, draw: (ctx, camera, board) => cases && drawMarks(board, camera, 0, SMALL - 1) },
      { on: "marks", order: 30, draw: (ctx, camera, board) => cases && drawMarks(board, camera, SMALL, KINDS.length) },
    ],
  });
})();
