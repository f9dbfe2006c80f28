namespace NetDsl.Compiler.Tests.Syntax;

/// <summary>The folder of the solution. It is looked for upwards from the tests, since a deterministic build hides where sources lie.</summary>
internal static class SourceFolder
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetDsl.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("NetDsl.sln stands in no folder above the tests.");
        }

        return folder;
    }
}
