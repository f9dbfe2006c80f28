namespace NetDsl.Compiler.Tests.Syntax;

public sealed class SpracheTests
{
    [Fact]
    public void Only_the_syntax_folder_uses_Sprache()
    {
        var root = SourceFolder.Root;
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
}
