namespace NetDsl.Cli.Tests.Exports;

/// <summary>
/// Compares a text with the file beside the tests that says what is accepted, <c>Name.verified.py</c>. What came instead is written as
/// <c>Name.received.py</c>, or accepted where the environment variable ACCEPT_SNAPSHOTS is 1.
/// </summary>
internal static class Accepted
{
    public static void Match(string name, string text)
    {
        var stem = Path.Combine(Folder(), Path.ChangeExtension(name, null));
        var (verified, received) = (stem + ".verified" + Path.GetExtension(name), stem + ".received" + Path.GetExtension(name));
        if (File.Exists(verified) && File.ReadAllText(verified).ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        var isAccepted = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";
        File.WriteAllText(isAccepted ? verified : received, text);
        Assert.True(isAccepted, $"{received} differs from what is accepted; compare it with {Path.GetFileName(verified)}");
    }

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NetDsl.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("NetDsl.sln stands in no folder above the tests.");
        }

        return Path.Combine(folder, "Tests", "NetDsl.Cli.Tests", "Exports");
    }
}
