using WaferDefects;

return await CommandLine.Create().Parse(args).InvokeAsync();
