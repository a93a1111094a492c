"use strict";
/* The people on the street: a person in a ring that empties as the last position ages; what is wrong has its own shape. */

(() => {
  const EMPTY_S = 180;
  const KINDS = ["person", "outOfGrid", "offline", "noFix", "lingering"]; // by Presence of widgets/map/layers/people.py
  let people = null, groups = [], shown = [];

  const isWell = (row) => people.status[row] === 0;
  const left = (row) => (isWell(row) ? Math.max(0.04, 1 - people.age[row] / EMPTY_S) : 1);

  function drawDots(ctx, camera, board, stage) {
    if (!people) return;
    const { marks, dots } = wanmi.share(groups, people.x, people.y, camera), { k, ox, oy, unit } = camera;
    shown = marks.flat();
    if (!dots.length) return;
    const T = stage.theme, ratio = stage.ratio, radius = Math.max(1, (dots.length > 5000 ? 1.3 : 2.2) * unit * ratio);
    const at = [dots, people.x, people.y, k * ratio, ox * ratio, oy * ratio];
    stage.splat.discs(...at, radius + Math.max(1, 0.8 * unit * ratio), [T.casing]);
    stage.splat.discs(...at, radius, [T.text1, T.soon, T.text2, T.text2, T.text2], people.status);
  }

  function drawMarks(ctx, camera, board) {
    if (!people) return;
    const { k, ox, oy, unit } = camera;
    for (const row of shown) {
      const status = people.status[row], size = (status ? 13 : 11) * unit * camera.mark;
      const radius = (KINDS[status] === "outOfGrid" ? 1.25 : 1.1) * size;
      const sprite = board.sprites.of(people.vehicle[row] && !status ? "vehicle" : KINDS[status], size, 0, left(row));
      const [x, y] = board.mark(sprite, people.x[row] * k + ox, people.y[row] * k + oy, radius, status !== 0);
      board.obstacle(x, y, 1.25 * size, status === 0);
      board.hit("people", people.version, row, x, y, radius);
      if (people.texts.has(row)) askForLabel(board, row, status, x, y);
    }
  }

  function askForLabel(board, row, status, x, y) {
    const { text, place } = people.texts.get(row);
    const style = status === 0 ? "plain" : status === 1 ? "soon" : "dash";
    board.label({ key: `person ${row}`, text, style, x, y, rank: 70 - place * 0.01, distance: 24 });
  }

  wanmi.layer({
    name: "people",
    take(data) {
      people = data;
      people.texts = new Map(data.meta.labels.map(([row, text], place) => [row, { text, place }]));
      const rows = [...data.status.keys()];
      groups = [rows.filter(isWell), rows.filter((row) => !isWell(row))]; // those to call above the others
    },
    passes: [
      { on: "dots", order: 20, draw: drawDots },
      { on: "marks", order: 20, draw: drawMarks },
    ],
  });
})();
