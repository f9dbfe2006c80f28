namespace NetDsl.Compiler.Tests.Syntax;

public sealed class SpracheTests
{
    [Fact]
    public void Only_the_syntax_folder_uses_Sprache()
    {
        var root = FindRoot();
        var users = new[] { "Dsl", "Generator", "Analyzers", "Runtime", "Samples" }
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/") && !file.Contains("/bin/"))
            .Where(file => File.ReadLines(Path.Combine(root, file)).Any(NamesSprache))
            .ToList();
        Assert.NotEmpty(users);
        Assert.All(users, file => Assert.StartsWith("Dsl/NetDsl.Compiler/Syntax/", file, StringComparison.Ordinal));
    }

    private static bool NamesSprache(string line) =>
        line.StartsWith("using Sprache", StringComparison.Ordinal) || line.Contains("Sprache.", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    /// <summary>The sources may lie anywhere, and a deterministic build hides where; so the folder is looked for upwards from the assembly.</summary>
    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetDsl.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("NetDsl.sln stands in no folder above the tests.");
        }

        return folder;
    }
}
