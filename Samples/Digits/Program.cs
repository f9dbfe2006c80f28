using Digits;
using Samples;

return await Outcome.OfAsync(CommandLine.Create(), args);
