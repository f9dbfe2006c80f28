using System.Diagnostics;
using System.IO.Compression;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Package;

/// <summary>An empty project outside of the repository that installs the packed package from a folder.</summary>
public sealed class ConsumerProject : IDisposable
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private readonly string folder = Directory.CreateTempSubdirectory("netdsl-package-").FullName;

    public ConsumerProject()
    {
        var runtime = Repository.Path("Runtime", "NetDsl.Runtime", "NetDsl.Runtime.csproj");
        var packed = Run("pack", runtime, "-c", Configuration, "--no-build", "-o", Path.Combine(folder, "feed"));
        Assert.True(packed.Code == 0, packed.Output);
        Write("NuGet.config", $"""
            <configuration>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(folder, "packages")}" />
              </config>
              <packageSources>
                <add key="packed" value="{Path.Combine(folder, "feed")}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="already installed" value="{InstalledPackages()}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        Write("Consumer.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NetDsl" Version="0.*" />
                <Compile Remove="packages/**;feed/**" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>The files of the package, with slashes.</summary>
    public IReadOnlyList<string> PackageFiles
    {
        get
        {
            using var package = ZipFile.OpenRead(Directory.GetFiles(Path.Combine(folder, "feed"), "NetDsl.*.nupkg").Single());
            return [.. package.Entries.Select(entry => entry.FullName)];
        }
    }

    public void Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Runs dotnet in the project's folder.</summary>
    public (int Code, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The tests run inside a build of their own, whose settings are not this one's.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string InstalledPackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
