"use strict";
/* Drawing with the mouse at a desk: each click is a point; an arrow has two, an area as many as one likes, a text one. */

(() => {
  const LEAST = { arrow: 2, area: 3, text: 1 }, MOST = { arrow: 2, area: 60, text: 1 }, CLOSE = 12; // CLOSE in mock px
  let tool = "", points = [], pointer = null, stage = null; // points and pointer are [lat, lon]

  const place = ([lat, lon]) => {
    const { x, y } = stage.map.latLngToContainerPoint([lat, lon]);
    return [x, y];
  };

  function begin(name) {
    tool = name;
    points = [];
    pointer = null;
    stage.container.style.cursor = tool ? "crosshair" : "";
    stage.sketching = tool ? click : null;
    stage.ask();
  }

  /** Tell the program the finished shape, and wait for the next one with the same tool. */
  function finish() {
    if (points.length < LEAST[tool]) return;
    const [shape, drawn] = [tool, points];
    begin(tool);
    wanmi.channel.sketched(shape, drawn.flatMap(([lat, lon]) => [lon, lat]));
  }

  function click({ lat, lng }) {
    const [x, y] = place([lat, lng]), near = (point) => {
      const [px, py] = place(point);
      return Math.hypot(px - x, py - y) < CLOSE * stage.unit;
    };
    if (tool === "area" && points.length >= LEAST.area && (near(points[0]) || near(points.at(-1)))) return finish();
    if (points.length && near(points.at(-1))) return undefined; // the second half of a double click
    points.push([lat, lng]);
    if (points.length === MOST[tool]) return finish();
    return stage.ask();
  }

  function draw(ctx, camera, board) {
    if (!tool || !points.length) return;
    const shown = [...points, ...(pointer ? [pointer] : [])].map(place), { unit } = camera;
    if (tool === "arrow" && shown.length > 1) wanmi.drawArrow(ctx, board.theme, unit, shown);
    else if (shown.length > 1) wanmi.drawArea(ctx, board.theme, unit, shown, true);
    for (const [x, y] of points.map(place)) {
      ctx.beginPath();
      ctx.arc(x, y, 5 * unit, 0, 2 * Math.PI);
      ctx.fillStyle = board.theme.text1;
      ctx.fill();
    }
  }

  wanmi.layer({
    name: "sketch",
    setUp(its) {
      stage = its;
      stage.finishSketch = finish;
      stage.backSketch = () => {
        const had = points.pop();
        stage.ask();
        return Boolean(had);
      };
      stage.map.on("mousemove", ({ latlng }) => {
        if (!tool || !points.length) return;
        pointer = [latlng.lat, latlng.lng];
        stage.ask();
      });
    },
    take(data) {
      if (data.meta.tool !== tool) begin(data.meta.tool);
    },
    passes: [{ on: "marks", order: 45, draw }],
  });
})();
