"use strict";
/* Put into the program's own page: keeps the people it is given, and moves all of them in every frame. */

(() => {
  const STEP = 3; // metres
  const layer = wanmi.layers.get("people"), take = layer.take;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let people = null;
  layer.take = (data, stage) => {
    people = data;
    take(data, stage);
  };

  window.pace = async (frames) => {
    await frame();
    const began = performance.now();
    for (let n = 0; n < frames; n += 1) {
      for (let i = 0; i < people.x.length; i += 1) people.x[i] += i % 2 ? STEP : -STEP;
      wanmi.stage.ask();
      await frame();
    }
    document.title = `paced ${(1000 * frames) / (performance.now() - began)}`;
  };
})();
