using Digits;

return await CommandLine.Create().Parse(args).InvokeAsync();
