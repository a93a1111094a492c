"use strict";
/* The cases: up to a thousand in view as marks, the most pressing first; the rest as dots of their light's colour,
   or, where they fall together, as clusters that count them by light. */

(() => {
  const KINDS = ["none", "ok", "paused", "soon", "act", "over"]; // by Shape of widgets/map/layers/cases.py
  const SIZES = { none: 11, ok: 11, paused: 12, soon: 12, act: 12, over: 14 }; // half heights in mock px
  const HALOED = 15, SMALL = 2; // shapes up to this one are dots that labels may cover
  const STYLES = { act: "act", over: "over", soon: "soon" };
  const ALONE = 120; // so many supervised, urgent and labelled ones stand for themselves among clusters
  let cases = null, groups = [], shown = [], clusters = [];

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
    const { marks, dots } = wanmi.share(unclustered(camera), cases.x, cases.y, camera), T = stage.theme;
    shown = marks;
    if (!dots.length) return;
    const { k, ox, oy, unit } = camera, ratio = stage.ratio;
    const radius = Math.max(1, (dots.length > 5000 ? 1.3 : 2.2) * unit * ratio);
    const at = [dots, cases.x, cases.y, k * ratio, ox * ratio, oy * ratio];
    stage.splat.discs(...at, radius + Math.max(1, 0.8 * unit * ratio), [T.casing]);
    stage.splat.discs(...at, radius, [T.text3, T.ok, T.text2, T.soon, T.act, T.over], cases.shape);
  }

  /** Return the groups without what falls into clusters, which are set; all of them where few enough are in view. */
  function unclustered(camera) {
    clusters = [];
    if (!cases.meta.clusters) return groups;
    const { k, ox, oy, width, height, unit } = camera, margin = 42 * unit;
    const isInView = (row) => {
      const x = cases.x[row] * k + ox, y = cases.y[row] * k + oy;
      return x > -margin && y > -margin && x < width + margin && y < height + margin;
    };
    const inView = groups.map((rows) => rows.filter(isInView));
    if (!wanmi.isCrowded(inView.reduce((sum, rows) => sum + rows.length, 0), camera)) return inView;
    const pressing = inView.flat().filter((row) => cases.halo[row] || cases.texts.has(row) || KINDS[cases.shape[row]] === "act");
    const alone = new Set(pressing.length <= ALONE ? pressing : []);
    const found = wanmi.cluster(inView.flat().filter((row) => !alone.has(row)), cases.x, cases.y, cases.shape, KINDS, camera);
    clusters = found.clusters;
    const rest = new Set(found.rest);
    return inView.map((rows) => rows.filter((row) => alone.has(row) || rest.has(row)));
  }

  function drawClusters(ctx, camera, board, stage) {
    const { k, ox, oy, unit } = camera;
    const apart = shown.flat().filter((row) => cases.halo[row]).map((row) => [cases.x[row] * k + ox, cases.y[row] * k + oy, 1.5 * HALOED * unit]);
    for (const cluster of clusters) {
      const picture = wanmi.clusterPicture(cluster, stage), radius = picture.half;
      const [x, y] = board.mark(picture, ...wanmi.clearOf(cluster.x * k + ox, cluster.y * k + oy, radius, apart), radius, true);
      board.obstacle(x, y, radius);
      board.hits.push({ layer: "cases", x, y, r: radius, says: saidOf(cluster), open: () => stage.goNearer(x, y) });
    }
  }

  /** Return a cluster's counts in words, as the program gave them. */
  function saidOf({ counts, total }) {
    const words = cases.meta.words, parts = KINDS.filter((kind) => counts[kind]).map((kind) => `${words[kind]} ${counts[kind]}`);
    return `${words.total} ${total}\n${parts.reverse().join("\n")}`;
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
      { on: "marks", order: 12, draw: drawClusters },
      { on: "marks", order: 30, draw: (ctx, camera, board) => cases && drawMarks(board, camera, SMALL, KINDS.length) },
    ],
  });
})();
