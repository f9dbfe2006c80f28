global using System.Numerics;
global using TorchSharp.Modules;
global using static TorchSharp.torch;
