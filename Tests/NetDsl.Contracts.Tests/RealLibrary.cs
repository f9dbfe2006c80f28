using System.Reflection;
using System.Runtime.Loader;

namespace NetDsl.Contracts.Tests;

/// <summary>The real assemblies of a library, apart from ours of the same names.</summary>
internal sealed class RealLibrary(string folder) : AssemblyLoadContext("A real library")
{
    public Assembly Load(string name) => LoadFromAssemblyPath(PathOf(name));

    /// <summary>Where an assembly lies.</summary>
    public string PathOf(string? name) => Path.GetFullPath(Path.Combine(folder, name + ".dll"));

    protected override Assembly? Load(AssemblyName assemblyName) =>
        File.Exists(PathOf(assemblyName.Name)) ? LoadFromAssemblyPath(PathOf(assemblyName.Name)) : null;
}
