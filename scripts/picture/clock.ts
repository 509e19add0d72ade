// Loaded into the server before all else: its time is the one that whoever started it says, and stands still between.

let now = Number(process.env.EVENING_BEGINS);
Date.now = () => now;
process.on('message', (at: number) => {
  now = at;
  process.send?.(at);
});
