using System.Runtime.CompilerServices;
using NetDsl.Generator.Tests.Hosting;
#if USE_VERIFY
using VerifyTests;
using VerifyXunit;
#else
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
#endif

namespace NetDsl.Generator.Tests.Snapshots;

/// <summary>
/// Compares generated code with a file beside the test, by Verify's conventions: <c>Class.Method.verified.cs</c> is what is accepted,
/// <c>Class.Method.received.cs</c> what came instead. Built with <c>-p:UseVerify=true</c> Verify itself compares; else this does.
/// To accept what came, rename the received file, or run the tests with the environment variable ACCEPT_SNAPSHOTS set to 1.
/// </summary>
internal static class Snapshot
{
    private static readonly string Folder = Repository.Path("Tests", "NetDsl.Generator.Tests", "Snapshots");

#if USE_VERIFY
    public static Task Match(string code, string className, [CallerMemberName] string method = "")
    {
        var settings = new VerifySettings();
        settings.UseDirectory(Folder);
        settings.UseFileName($"{className}.{method}");
        return Verifier.Verify(code, "cs", settings);
    }
#else
    public static async Task Match(string code, string className, [CallerMemberName] string method = "")
    {
        var stem = Path.Combine(Folder, $"{className}.{method}");
        var (verified, received) = (stem + ".verified.cs", stem + ".received.cs");
        var expected = File.Exists(verified) ? await File.ReadAllTextAsync(verified) : "";
        if (Normalize(expected) == Normalize(code))
        {
            File.Delete(received);
            return;
        }

        var isAccepted = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";
        await File.WriteAllTextAsync(isAccepted ? verified : received, Normalize(code) + "\n");
        Assert.True(isAccepted, $"{Path.GetFileName(received)} differs from what is accepted:\n{Difference(expected, code)}");
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n');

    private static string Difference(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(Normalize(expected), Normalize(actual)).Lines
            .Where(line => line.Type != ChangeType.Unchanged)
            .Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text);
        return string.Join("\n", lines.Take(60));
    }
#endif
}
