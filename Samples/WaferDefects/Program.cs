using WaferDefects;
using Samples;

return await Outcome.OfAsync(CommandLine.Create(), args);
